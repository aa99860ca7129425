package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ObservedTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says of the signatures by which machines read their files what the user should know. Pure. */
record SasRules(SasTerms terms, ObservedTarget target) {

  private static final String RENEW = "apply again before then, which renews it";
  private static final String REMEDY = RENEW + ", or let the machines read by managed identity";

  /** Says what stands against a signature that holds so long. */
  void checkValidity(Duration validity, String where, Diagnostics diagnostics) {
    if (terms.isTooShort(validity)) {
      diagnostics.error(
          where,
          "a SAS that is valid for "
              + validity
              + " would end before a rollout has to, which may take "
              + terms.longest(),
          "let it be valid for longer, or shorten <operationTimeout>");
    }
  }

  /** Refuses what a reviewed plan signs for too short a time by now. */
  void checkReviewed(String extension, Duration validity, String where, Diagnostics diagnostics) {
    Optional.ofNullable(terms.reviewed().get(extension))
        .filter(end -> terms.isNear(end, validity))
        .ifPresent(
            end ->
                diagnostics.error(
                    where,
                    "the SAS of the reviewed plan ends on "
                        + SasTerms.text(end)
                        + ", which is too soon by now",
                    "plan again, and have that reviewed"));
  }

  /**
   * Warns of a later scale-out.
   *
   * @param only whether the handler can't read in another way
   */
  void warn(Instant end, boolean only, String where, Diagnostics diagnostics) {
    if (target instanceof ObservedTarget.ScaleSet) {
      diagnostics.warning(
          where,
          "an instance that is added after "
              + SasTerms.text(end)
              + " can't read its files, since the SAS for them ends then",
          only ? RENEW : REMEDY);
    }
  }

  /** Says why a signature is renewed; empty when it isn't. */
  Optional<String> renewal(Instant end, Duration validity) {
    if (!terms.isNear(end, validity)) {
      return Optional.empty();
    }
    String verb = terms.isOver(end) ? " ended on " : " ends on ";
    return Optional.of(
        "the SAS by which machines read its files" + verb + SasTerms.text(end) + " and is renewed");
  }
}
