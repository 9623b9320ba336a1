/** The service over real HTTP, with a real PostgreSQL, and the page in a real browser. */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.service;
