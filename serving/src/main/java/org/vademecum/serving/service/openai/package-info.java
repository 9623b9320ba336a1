/**
 * OpenAI's routes over the student alone: raw continuation, without evidence, verification or
 * repair. References stay visible as text ({@code <O1>}, {@code <v>}), because there is nothing to
 * realise them from. What of a report may be trusted comes from {@code /api/v1}.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.service.openai;
