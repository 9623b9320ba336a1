/**
 * A pack: a folder of inert data that describes one domain, loaded into immutable types.
 *
 * <p>Loading reports all problems at once, each with its file and line, because a person who fills
 * in tables wants to see everything that is wrong in one run. {@code docs/pack-format.md} is the
 * format. Conditions and formulas are CEL expressions, compiled while loading, so that a pack that
 * loads has no expression that can't run.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.engine.pack;
