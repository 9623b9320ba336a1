/** The project's own routes, {@code /api/v1}: requests checked by hand, answers recorded first. */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.service.http;
