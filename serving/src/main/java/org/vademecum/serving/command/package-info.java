/**
 * The commands that answer: {@code interpret}, {@code ask}, {@code serve}, {@code bundle}, {@code
 * dist}.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.command;
