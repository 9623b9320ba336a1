package org.vademecum.teacher;

/**
 * A document with the verdict that it was given.
 *
 * @param origin who judged
 */
public record RecordedVerdict(Document document, DocumentVerdict verdict, String origin) {}
