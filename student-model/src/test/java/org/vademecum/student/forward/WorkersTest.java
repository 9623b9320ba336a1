package org.vademecum.student.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that threads share: nothing left out, nothing done twice, nobody waited for in vain. */
class WorkersTest {
  @Property(tries = 40)
  void every_part_is_done_once_whoever_does_it(
      @ForAll @IntRange(min = 1, max = 6) int threads,
      @ForAll @IntRange(min = 1, max = 300) int most) {
    try (var workers = new Workers(threads)) {
      for (var parts = 1; parts <= most; parts++) {
        var count = parts;
        var times = new AtomicIntegerArray(count);
        workers.run(
            (part, of, worker) -> {
              assertThat(of).isEqualTo(count);
              assertThat(worker).isBetween(0, threads - 1);
              times.incrementAndGet(part);
            },
            count);
        for (var part = 0; part < count; part++) {
          assertThat(times.get(part)).isOne();
        }
      }
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_worker_that_is_held_up_holds_up_its_own_part_alone() {
    var parts = 50;
    var held = new CountDownLatch(1);
    var others = new CountDownLatch(parts - 1);
    var holder = new AtomicReference<Thread>();
    try (var workers = new Workers(3)) {
      // The first part waits until all others are done: by the two threads that are left.
      workers.run(
          (part, of, worker) -> {
            if (part > 0) {
              assertThat(Thread.currentThread()).isNotSameAs(holder.get());
              others.countDown();
              return;
            }
            holder.set(Thread.currentThread());
            await(others);
            held.countDown();
          },
          parts);
    }
    assertThat(held.getCount()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_part_that_fails_fails_the_run_and_the_next_run_is_whole() {
    try (var workers = new Workers(2)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      (part, of, worker) -> {
                        if (part == 3) {
                          throw new IllegalArgumentException("part 3");
                        }
                      },
                      8))
          .hasRootCauseMessage("part 3");
      var times = new AtomicIntegerArray(8);
      workers.run((part, of, worker) -> times.incrementAndGet(part), 8);
      for (var part = 0; part < 8; part++) {
        assertThat(times.get(part)).isOne();
      }
    }
  }
}
