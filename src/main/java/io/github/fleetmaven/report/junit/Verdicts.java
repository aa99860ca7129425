package io.github.fleetmaven.report.junit;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.report.Words;
import io.github.fleetmaven.report.junit.Suite.Verdict;

/**
 * What the end of an instance, and of a target, is to a build service. An instance that isn't what
 * the pom says, and did nothing wrong itself, is skipped: of forty instances of which three failed
 * and twenty were not reached, three are red. Pure.
 */
final class Verdicts {

  private Verdicts() {}

  static Verdict of(InstanceOutcome outcome) {
    String why = outcome.detail().isBlank() ? outcome.state().words() : outcome.detail();
    return switch (outcome.state()) {
      case CURRENT -> new Verdict.Passed();
      case FAILED -> new Verdict.Failed(Words.brief(why), outcome.detail());
      case SKIPPED -> new Verdict.Skipped(Words.brief(why));
      default -> new Verdict.Skipped(reason(outcome));
    };
  }

  /** A target that isn't what the pom says must be red, even where none of its instances is. */
  static Verdict of(TargetOutcome outcome) {
    if (outcome.failure().isPresent()) {
      String why = outcome.failure().get();
      return new Verdict.Broken(Words.brief(why), why);
    }
    if (!outcome.succeeded() && outcome.count(InstanceOutcome.State.FAILED) == 0) {
      return new Verdict.Broken("not all instances are as declared", "");
    }
    return new Verdict.Passed();
  }

  private static String reason(InstanceOutcome outcome) {
    String words = outcome.state().words();
    return outcome.detail().isEmpty() ? words : words + ": " + Words.brief(outcome.detail());
  }
}
