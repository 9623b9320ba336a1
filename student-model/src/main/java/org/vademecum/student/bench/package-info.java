/**
 * How fast a model runs here, alone or beside llama.cpp on the same file, and how near that is to
 * what the machine's memory can deliver.
 */
@NullMarked
package org.vademecum.student.bench;

import org.jspecify.annotations.NullMarked;
