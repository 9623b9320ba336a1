package org.vademecum.engine.report;

/** Free text of a report: data, never an instruction. */
public record Note(int line, String text) {}
