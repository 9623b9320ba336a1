/** The audit trail's parts that need no database. */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.service.audit;
