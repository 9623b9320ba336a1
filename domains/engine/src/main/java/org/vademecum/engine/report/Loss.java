package org.vademecum.engine.report;

/**
 * Something of the source that could not be taken over, such as a truncated segment. It becomes a
 * data-problem finding.
 *
 * @param line where, counted from 1
 * @param what what was lost, in English and Chinese, without patient data
 */
public record Loss(int line, String whatEnglish, String whatChinese) {}
