/** The commands of the answer path. */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.command;
