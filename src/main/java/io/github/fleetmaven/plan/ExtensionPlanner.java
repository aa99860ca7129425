package io.github.fleetmaven.plan;

import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decides what becomes of each declared extension of one target. Not for several threads. */
final class ExtensionPlanner {

  private final ExtensionResolver resolver;
  private final FailureText failures;
  private final Function<String, ContentDigest> content;
  private final Hashes hashes;
  private final Set<String> resend;

  /**
   * @param content by the name of an extension
   * @param resend names of extensions to send though nothing seems changed
   */
  ExtensionPlanner(
      ExtensionResolver resolver,
      FailureText failures,
      Function<String, ContentDigest> content,
      Hashes hashes,
      Set<String> resend) {
    this.resolver = resolver;
    this.failures = failures;
    this.content = content;
    this.hashes = hashes;
    this.resend = resend;
  }

  /** Returns the decision; what stands against it goes to the diagnostics. */
  ExtensionDecision decide(
      DesiredExtension declared,
      Optional<ObservedExtension> observed,
      Optional<OsType> os,
      List<ObservedInstance> instances,
      String where,
      Diagnostics diagnostics) {
    String name = observed.map(ObservedExtension::name).orElse(declared.name());
    if (declared.absent()) {
      return observed
          .map(ExtensionDecision::remove)
          .orElseGet(() -> ExtensionDecision.keep(name, observed));
    }
    return resolver
        .resolve(declared, observed, os, where, diagnostics)
        .map(wanted -> new Case(name, wanted, observed, instances, where, diagnostics).decide())
        .orElseGet(() -> ExtensionDecision.keep(name, observed));
  }

  /** One extension that is to be there. */
  private final class Case {

    private final String name;
    private final ResolvedExtension wanted;
    private final Optional<ObservedExtension> observed;
    private final Optional<ObservedExtension> kept;
    private final Optional<ForceUpdateTag> oldTag;
    private final HiddenParts parts;
    private final HandlerRuns runs;
    private final String where;
    private final Diagnostics diagnostics;

    Case(
        String name,
        ResolvedExtension wanted,
        Optional<ObservedExtension> observed,
        List<ObservedInstance> instances,
        String where,
        Diagnostics diagnostics) {
      this.name = name;
      this.wanted = wanted;
      this.observed = observed;
      this.kept = observed.filter(o -> o.handler().equals(wanted.handler()));
      this.oldTag = kept.flatMap(ObservedExtension::forceUpdateTag).flatMap(ForceUpdateTag::parse);
      this.parts = HiddenParts.of(wanted, content.apply(wanted.declared().name()));
      this.runs = kept.map(k -> HandlerRuns.of(k, instances)).orElse(HandlerRuns.NONE);
      this.where = where;
      this.diagnostics = diagnostics;
    }

    ExtensionDecision decide() {
      SettingsCheck.of(wanted, where, diagnostics);
      if (observed.isEmpty()) {
        return write(Action.CREATE, List.of("it isn't there"), freshTag());
      }
      if (kept.isEmpty()) {
        String old = observed.get().handler().toString();
        return write(
            Action.UPDATE,
            List.of("its handler changes from " + old + ": the old one is taken off first"),
            freshTag());
      }
      List<String> reasons = new ArrayList<>(shownChanges(kept.get()));
      return oldTag.isPresent() ? tagged(oldTag.get(), reasons) : untagged(reasons);
    }

    private List<String> shownChanges(ObservedExtension present) {
      return ExtensionComparison.differences(
          present.properties(), ExtensionProperties.merged(wanted, kept));
    }

    private ExtensionDecision tagged(ForceUpdateTag old, List<String> reasons) {
      TagDigest digest = digest(old);
      List<String> hidden = new ArrayList<>(parts.changesSince(old.digest()));
      if (!digest.guarded().equals(old.digest().guarded())) {
        hidden.add(
            wanted.declared().fromKeyVault().isPresent()
                ? "the protected settings that were sent are dropped"
                : "a protected setting changed");
      }
      boolean resending = hidden.isEmpty() && isResent() && !runs.resendPending();
      reasons.addAll(hidden);
      if (!hidden.isEmpty()) {
        return write(Action.UPDATE, reasons, old.followedBy(digest));
      }
      if (resending) {
        reasons.add("it is to be sent again");
        return write(Action.UPDATE, reasons, old.followedBy(digest.sentAgain()));
      }
      if (!runs.failed().isEmpty()) {
        Action action = reasons.isEmpty() ? Action.RETRY : Action.UPDATE;
        reasons.add(failure());
        return write(action, reasons, old.nextAttempt());
      }
      return reasons.isEmpty() ? keep() : write(Action.UPDATE, reasons, old.followedBy(digest));
    }

    private ExtensionDecision untagged(List<String> reasons) {
      Optional<String> users = wanted.declared().forceUpdateTag();
      if (users.isPresent() && !users.equals(kept.flatMap(ObservedExtension::forceUpdateTag))) {
        reasons.add("forceUpdateTag changed");
      }
      if (isResent()) {
        reasons.add("it is to be sent again");
      }
      Action action = reasons.isEmpty() ? Action.RETRY : Action.UPDATE;
      if (!runs.failed().isEmpty()) {
        reasons.add(failure());
      }
      if (!reasons.isEmpty()) {
        return write(action, reasons, freshTag());
      }
      if (wanted.protectedSettings().isPresent()) {
        diagnostics.warning(
            where,
            "it was found without a tag of ours, and what is protected in it can't be compared:"
                + " it is left alone",
            "to send it, use -Dfleet.reapply=" + name);
      }
      return keep();
    }

    private boolean isResent() {
      return resend.stream().anyMatch(name::equalsIgnoreCase);
    }

    private ForceUpdateTag freshTag() {
      Optional<TagDigest.Guarded> guarded =
          wanted.guarded().map(g -> hashes.guard(wanted.declared().name(), g, Optional.empty()));
      return new ForceUpdateTag(parts.digest(guarded, 0), 0);
    }

    private TagDigest digest(ForceUpdateTag old) {
      Optional<TagDigest.Guarded> before = old.digest().guarded();
      Optional<String> salt = before.map(TagDigest.Guarded::salt);
      boolean untouched =
          wanted.protectedSettings().isEmpty() && wanted.declared().fromKeyVault().isEmpty();
      Optional<TagDigest.Guarded> guarded =
          untouched
              ? before
              : wanted.guarded().map(g -> hashes.guard(wanted.declared().name(), g, salt));
      return parts.digest(guarded, old.digest().sending());
    }

    private String failure() {
      ObservedInstance first = runs.failed().get(0);
      Optional<HandlerStatus> status = first.handler(name);
      String why = status.map(s -> ": " + failures.explain(wanted.handler(), s)).orElse("");
      int count = runs.failed().size();
      String on = count == 1 ? first.id() : count + " instances, " + first.id() + " among them";
      return "its handler failed on " + on + why;
    }

    private ExtensionDecision keep() {
      return ExtensionDecision.keep(name, observed);
    }

    private ExtensionDecision write(Action action, List<String> reasons, ForceUpdateTag tag) {
      List<String> all = new ArrayList<>(reasons);
      all.addAll(wanted.notes());
      if (kept.isPresent() && oldTag.isEmpty() && wanted.protectedSettings().isPresent()) {
        all.add("all protected settings that it has are replaced");
      }
      Value.Obj properties =
          ExtensionProperties.merged(wanted, kept)
              .with(ExtensionProperties.TAG, Value.of(tag.text()));
      ExtensionStep step =
          new ExtensionStep(name, properties, wanted.protectedSettings(), wanted.inlineScript());
      boolean replaces = observed.isPresent() && kept.isEmpty();
      return new ExtensionDecision(
          name,
          Optional.of(action),
          observed,
          Optional.of(step),
          String.join("; ", all),
          replaces ? Effect.UNINSTALL : Effect.RERUN,
          replaces);
    }
  }
}
