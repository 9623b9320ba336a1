/**
 * Failures as RFC 9457 problem documents. A {@link org.vademecum.cli.Fault} keeps its type, detail
 * and remedy; of anything unforeseen only its class and place are logged, because its message may
 * hold text of a report.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.service.problem;
