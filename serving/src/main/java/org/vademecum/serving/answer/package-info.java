/**
 * The way from a report or a question to an answer, written once for the command line and the
 * service: intake, judge, retrieve, write, verify, repair, answer.
 *
 * <p>Safety does not rest on the student: a critical finding is always said in its own words, a
 * student's sentence stays only if the verifier supports every claim of it, and a finding that no
 * such sentence covers is said in its own words too. Without a student, or with one that writes
 * nothing usable, the answer is complete.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.answer;
