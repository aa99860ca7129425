package io.github.fleetmaven.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RolloutTest {

  private static final Wave FIRST = new Wave("update domain 0", List.of("0", "5"));
  private static final Wave SECOND = new Wave("update domain 1", List.of("1", "6", "7"));
  private static final Sizes TWO_OF_TEN = new Sizes(10, 2, 2, 2, 0);

  private final Rollout rollout = new Rollout(List.of(FIRST, SECOND), TWO_OF_TEN);

  @Test
  void finishesAWaveBeforeTheNext() {
    assertThat(rollout.next(Progress.START, Set.of()))
        .isEqualTo(new Decision.Batch("update domain 0", List.of("0", "5")));

    Progress oneDone = Progress.START.afterBatch(Set.of("0"), Set.of());
    assertThat(rollout.next(oneDone, Set.of()))
        .isEqualTo(new Decision.Batch("update domain 0", List.of("5")));
  }

  @Test
  void anInstanceThatIsOutElsewhereTakesRoomFromTheBatch() {
    assertThat(rollout.next(Progress.START, Set.of("9")))
        .isEqualTo(new Decision.Batch("update domain 0", List.of("0")));
  }

  @Test
  void anInstanceThatIsOutAlreadyGoesFirstAndCostsNothing() {
    assertThat(rollout.next(Progress.START, Set.of("5", "8", "9")))
        .isEqualTo(new Decision.Batch("update domain 0", List.of("5")));
  }

  @Test
  void waitsWhenTheBudgetIsUsedUpByOthers() {
    assertThat(rollout.next(Progress.START, Set.of("8", "9")))
        .isEqualTo(new Decision.Wait(Set.of("8", "9")));
  }

  @Test
  void stopsAboveTheBearableFailures() {
    Progress failed = Progress.START.afterBatch(Set.of("0"), Set.of("5"));

    assertThat(rollout.next(failed, Set.of())).isEqualTo(new Decision.Stop(Set.of("5")));
  }

  @Test
  void bearsAsManyFailuresAsAllowed() {
    Rollout bearing = new Rollout(List.of(FIRST, SECOND), new Sizes(10, 2, 2, 2, 1));
    Progress failed = Progress.START.afterBatch(Set.of("0"), Set.of("5"));

    assertThat(bearing.next(failed, Set.of()))
        .isEqualTo(new Decision.Batch("update domain 1", List.of("1", "6")));
  }

  @Test
  void theFirstBatchMayBeSmaller() {
    Rollout canary = new Rollout(List.of(SECOND), new Sizes(10, 1, 2, 2, 0));

    assertThat(canary.next(Progress.START, Set.of()))
        .isEqualTo(new Decision.Batch("update domain 1", List.of("1")));
    assertThat(canary.next(Progress.START.afterBatch(Set.of("1"), Set.of()), Set.of()))
        .isEqualTo(new Decision.Batch("update domain 1", List.of("6", "7")));
  }

  @Test
  void theFirstBatchIsAheadUntilTheRolloutHasUpdatedAnInstance() {
    Rollout canary = new Rollout(List.of(SECOND), new Sizes(10, 1, 2, 2, 1));
    Decision one = new Decision.Batch("update domain 1", List.of("6"));
    Progress begun = Progress.START.afterBatch(Set.of(), Set.of());

    assertThat(canary.next(begun.without(Set.of("1")), Set.of())).as("removed").isEqualTo(one);
    assertThat(canary.next(begun.afterBatch(Set.of(), Set.of("1")), Set.of()))
        .as("failed")
        .isEqualTo(one);
    assertThat(
            canary.next(begun.following(Set.of("1")).afterBatch(Set.of("1"), Set.of()), Set.of()))
        .as("updated by somebody else")
        .isEqualTo(one);
  }

  @Test
  void isDoneWhenNothingIsLeft() {
    assertThat(new Rollout(List.of(), TWO_OF_TEN).next(Progress.START, Set.of("3")))
        .isEqualTo(new Decision.Done());
  }

  /**
   * Batches whose instances all come back: each is touched once, and the budget holds throughout.
   */
  @Property
  void neverTakesMoreOutThanTheBudgetAndTouchesEachInstanceOnce(
      @ForAll @IntRange(min = 1, max = 60) int members,
      @ForAll @IntRange(min = 1, max = 9) int domains,
      @ForAll @IntRange(min = 1, max = 20) int batch,
      @ForAll @IntRange(min = 1, max = 20) int budget,
      @ForAll long seed) {
    Random random = new Random(seed);
    Rollout any = new Rollout(waves(members, domains), new Sizes(members, batch, batch, budget, 0));
    Progress progress = Progress.START;
    Set<String> touched = new HashSet<>();
    Set<String> out = someOut(members, random);
    while (true) {
      Decision decision = any.next(progress, out);
      if (decision instanceof Decision.Done) {
        break;
      }
      if (decision instanceof Decision.Wait) {
        assertThat(out.size()).isGreaterThanOrEqualTo(budget);
        out.remove(out.iterator().next());
        continue;
      }
      List<String> chosen = ((Decision.Batch) decision).instances();
      Set<String> outDuring = new HashSet<>(out);
      outDuring.addAll(chosen);
      assertThat(outDuring.size()).isLessThanOrEqualTo(Math.max(budget, out.size()));
      assertThat(chosen).hasSizeLessThanOrEqualTo(batch).noneMatch(touched::contains);
      touched.addAll(chosen);
      out.removeAll(chosen);
      progress = progress.afterBatch(new HashSet<>(chosen), Set.of());
    }
    assertThat(touched).hasSize(members);
  }

  private static List<Wave> waves(int members, int domains) {
    List<Wave> waves = new ArrayList<>();
    for (int d = 0; d < domains; d++) {
      List<String> ids = new ArrayList<>();
      for (int i = d; i < members; i += domains) {
        ids.add(String.valueOf(i));
      }
      waves.add(new Wave("update domain " + d, ids));
    }
    return waves;
  }

  private static Set<String> someOut(int members, Random random) {
    Set<String> out = new HashSet<>();
    for (int i = 0; i < members; i++) {
      if (random.nextInt(5) == 0) {
        out.add(String.valueOf(i));
      }
    }
    return out;
  }
}
