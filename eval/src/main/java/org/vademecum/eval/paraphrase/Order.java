package org.vademecum.eval.paraphrase;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Orders other than the given one. */
final class Order {
  private Order() {}

  /** The same things shuffled (Fisher and Yates), never as they were if there are two. */
  static <T> List<T> another(List<T> things, SplittableRandom random) {
    var order = new ArrayList<>(things);
    for (var i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    if (order.equals(things)) {
      Collections.rotate(order, 1);
    }
    return order;
  }
}
