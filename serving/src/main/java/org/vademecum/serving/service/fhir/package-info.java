/** The interpretation as a FHIR R4 operation: results in, a report with its provenance out. */
@org.jspecify.annotations.NullMarked
package org.vademecum.serving.service.fhir;
