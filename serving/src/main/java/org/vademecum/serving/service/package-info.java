/**
 * The service: the answer path over HTTP, with audit, metrics, health and the page.
 *
 * <p>Three rules hold everywhere. An answer that cannot be recorded is not given. An error is a
 * problem document whose words are the program's own; text of a report is in no log, no metric and
 * no message of an exception that is passed on. What is generic stays generic: names of what is
 * measured come from the pack.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.service;
