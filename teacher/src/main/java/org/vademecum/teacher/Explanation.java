package org.vademecum.teacher;

import org.vademecum.engine.evidence.Audience;
import org.vademecum.engine.text.Language;

/**
 * A sentence that says part of a passage in other words, its numbers exactly as in the passage.
 *
 * @param passage the passage's id
 * @param origin who wrote it
 */
public record Explanation(
    String id, String passage, Language language, Audience audience, String text, String origin) {}
