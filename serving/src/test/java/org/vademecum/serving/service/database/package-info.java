/** The databases of the service. */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.service.database;
