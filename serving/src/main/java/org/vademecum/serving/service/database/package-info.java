/**
 * The PostgreSQL that the service records in: the site's own, or, for trying out, one that comes
 * along and keeps its data in the work folder.
 */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.service.database;
