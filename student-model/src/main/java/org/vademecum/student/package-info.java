/**
 * The student on the JVM: its files, its tokenizer, its forward pass, and text from it.
 *
 * <p>Everything is plain Java with the Vector API; no native library is loaded. {@link
 * org.vademecum.student.StudentModel} is the door. Numbers are reproducible to the bit: a sequence
 * gets the same logits alone or in a batch, in any chunking, with any number of threads and at any
 * vector width, because each sum is taken in one fixed order.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.student;
