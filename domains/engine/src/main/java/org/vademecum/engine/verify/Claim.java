package org.vademecum.engine.verify;

/**
 * One checkable part of a sentence.
 *
 * @param text the words of the sentence that make the claim, in their normal form
 * @param why in plain English: the evidence that decided, and the offending value
 */
public record Claim(ClaimKind kind, String text, ClaimStatus status, String why) {}
