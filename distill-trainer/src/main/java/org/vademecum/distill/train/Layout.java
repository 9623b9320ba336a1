package org.vademecum.distill.train;

/** How the rows of a batch lie beside each other. */
public enum Layout {
  /**
   * A row a sequence, rows of like length together, padded on the right. Sorted as they are, about
   * one place in fifty is padding.
   */
  padded,
  /**
   * Several rows a sequence, end to end, with positions of their own and attention that stops where
   * they do: no padding to speak of whatever the lengths. Some per cent faster on two cores, though
   * attention is over longer sequences.
   */
  packed
}
