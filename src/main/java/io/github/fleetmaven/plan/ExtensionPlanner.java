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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what becomes of each declared extension of one target. Not for several threads. */
final class ExtensionPlanner {

  private final ExtensionResolver resolver;
  private final FailureText failures;
  private final TargetContent content;
  private final SasRules sas;
  private final Hashes hashes;
  private final Set<String> resend;

  /**
   * @param content what is known of the files
   * @param sas says how long machines can read them
   * @param resend names of extensions to send though nothing seems changed
   */
  ExtensionPlanner(
      ExtensionResolver resolver,
      FailureText failures,
      TargetContent content,
      SasRules sas,
      Hashes hashes,
      Set<String> resend) {
    this.resolver = resolver;
    this.failures = failures;
    this.content = content;
    this.sas = sas;
    this.hashes = hashes;
    this.resend = resend;
  }

  /** Returns the decision; what stands against it goes to the diagnostics. */
  ExtensionDecision decide(
      DesiredExtension declared,
      Optional<ObservedExtension> observed,
      String resource,
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
        .resolve(declared, observed, os, content, where, diagnostics)
        .map(
            wanted ->
                new Case(name, wanted, observed, resource, instances, where, diagnostics).decide())
        .orElseGet(() -> ExtensionDecision.keep(name, observed));
  }

  /** One extension that is to be there. */
  private final class Case {

    private final String name;
    private final ResolvedExtension wanted;
    private final Optional<ObservedExtension> observed;
    private final String resource;
    private final Optional<ObservedExtension> kept;
    private final Optional<ForceUpdateTag> oldTag;
    private final HiddenParts parts;
    private final HandlerRuns runs;
    private final Optional<Duration> validity;
    private final String where;
    private final Diagnostics diagnostics;

    Case(
        String name,
        ResolvedExtension wanted,
        Optional<ObservedExtension> observed,
        String resource,
        List<ObservedInstance> instances,
        String where,
        Diagnostics diagnostics) {
      this.name = name;
      this.wanted = wanted;
      this.observed = observed;
      this.resource = resource;
      this.kept = observed.filter(o -> o.handler().equals(wanted.handler()));
      this.oldTag = kept.flatMap(ObservedExtension::forceUpdateTag).flatMap(ForceUpdateTag::parse);
      this.parts = HiddenParts.of(wanted, content.digests().apply(wanted.declared().name()));
      this.runs = kept.map(k -> HandlerRuns.of(k, instances)).orElse(HandlerRuns.NONE);
      this.validity = SasTerms.validity(wanted);
      this.where = where;
      this.diagnostics = diagnostics;
    }

    ExtensionDecision decide() {
      SettingsCheck.of(wanted, where, diagnostics);
      new UsersSas(content.now(), where, diagnostics).check(wanted.declared());
      validity.ifPresent(v -> sas.checkValidity(v, where, diagnostics));
      new IdentityRule(sas.target()).check(wanted, where, diagnostics);
      ExtensionDecision decision = decided();
      decision
          .after()
          .flatMap(ObservedExtension::forceUpdateTag)
          .flatMap(ForceUpdateTag::parse)
          .flatMap(tag -> tag.digest().expires())
          .ifPresent(end -> sas.warn(end, isDsc(), where, diagnostics));
      return decision;
    }

    private boolean isDsc() {
      return wanted.declared().dsc().isPresent();
    }

    private ExtensionDecision decided() {
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
      return oldTag.isPresent()
          ? tagged(oldTag.get())
          : untagged(new ArrayList<>(shownChanges(kept.get())));
    }

    private List<String> shownChanges(ObservedExtension present) {
      return ExtensionComparison.differences(
          present.properties(), ExtensionProperties.merged(wanted, kept));
    }

    /** That an address follows from the digest of a file needn't be told beside the file. */
    private List<String> otherChanges(ObservedExtension present) {
      return ExtensionComparison.differences(
          ContentUris.without(present.properties()),
          ContentUris.without(ExtensionProperties.merged(wanted, kept)));
    }

    private ExtensionDecision tagged(ForceUpdateTag old) {
      TagDigest digest = digest(old).until(freshEnd());
      List<String> hidden = new ArrayList<>(parts.changesSince(old.digest(), () -> earlier(old)));
      List<String> reasons =
          new ArrayList<>(hidden.isEmpty() ? shownChanges(kept.get()) : otherChanges(kept.get()));
      if (!digest.guarded().equals(old.digest().guarded())) {
        hidden.add(
            wanted.declared().fromKeyVault().isPresent()
                ? "the protected settings that were sent are dropped"
                : "a protected setting changed");
      }
      renewal(old).ifPresent(hidden::add);
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
      return new ForceUpdateTag(parts.digest(guarded, 0).until(freshEnd()), 0);
    }

    private Optional<Instant> freshEnd() {
      String extension = wanted.declared().name();
      return validity.map(v -> sas.terms().fresh(extension, v));
    }

    /** Says why signatures are renewed where that is all that is the matter with them. */
    private Optional<String> renewal(ForceUpdateTag old) {
      return old.digest().expires().flatMap(end -> validity.flatMap(v -> sas.renewal(end, v)));
    }

    private Optional<ContentDigest> earlier(ForceUpdateTag old) {
      return content.earlier().of(new EarlierContent.Asked(resource, name, old.digest().overall()));
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
      String digest = parts.digest(Optional.empty(), 0).overall();
      return ExtensionDecision.keep(name, observed)
          .with(wanted.downloaded().map(d -> new ExtensionDecision.Downloads(digest, d)));
    }

    private ExtensionDecision write(Action action, List<String> reasons, ForceUpdateTag tag) {
      validity.ifPresent(v -> sas.checkReviewed(wanted.declared().name(), v, where, diagnostics));
      List<String> all = new ArrayList<>(reasons);
      all.addAll(wanted.notes());
      if (kept.isPresent() && oldTag.isEmpty() && wanted.protectedSettings().isPresent()) {
        all.add("all protected settings that it has are replaced");
      }
      Value.Obj properties =
          ExtensionProperties.merged(wanted, kept)
              .with(ExtensionProperties.TAG, Value.of(tag.text()));
      ExtensionStep step =
          new ExtensionStep(name, properties, wanted.protectedSettings(), wanted.delivery());
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
