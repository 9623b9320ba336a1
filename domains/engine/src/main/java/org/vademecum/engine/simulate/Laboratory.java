package org.vademecum.engine.simulate;

import java.util.Map;
import org.vademecum.engine.text.Language;

/**
 * How a laboratory prints its reports.
 *
 * @param format {@code hl7}, {@code fhir}, {@code csv} or {@code text}
 * @param units printed units by code; the canonical one otherwise
 * @param names {@code full}, {@code short} (the code) or {@code both}
 * @param marks {@code letters}, {@code arrows} or {@code none}
 * @param rangeDash what stands between the limits
 * @param shift by how much its intervals differ from the pack's, as a share
 */
public record Laboratory(
    String id,
    Language language,
    String format,
    Map<String, String> units,
    String names,
    String marks,
    String rangeDash,
    double shift) {}
