package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * The extensions that a pom declares, for putting them back. That the pom is the right one, the
 * digest in the tag of that time tells, by which its hidden parts are compared. Not for several
 * threads.
 */
final class DeclaredEarlier implements OlderPom {

  private final DesiredTarget desired;
  private final ExtensionResolver resolver;
  private final TargetContent content;
  private final SasTerms sas;
  private final Hashes hashes;
  private final Optional<OsType> os;

  DeclaredEarlier(
      DesiredTarget desired,
      ExtensionResolver resolver,
      TargetContent content,
      SasTerms sas,
      Hashes hashes,
      Optional<OsType> os) {
    this.desired = desired;
    this.resolver = resolver;
    this.content = content;
    this.sas = sas;
    this.hashes = hashes;
    this.os = os;
  }

  @Override
  public Optional<ExtensionStep> whole(BeforeExtension before, Optional<ObservedExtension> now) {
    Optional<TagDigest> digest = before.digest();
    Optional<ObservedExtension> shown = before.defined().or(() -> now);
    return digest.flatMap(
        d ->
            declared(before.name())
                .flatMap(e -> resolver.resolve(e, shown, os, content, "", new Diagnostics()))
                .filter(wanted -> isWhatWasThere(wanted, d))
                .filter(wanted -> bringsAllThatIsHidden(wanted, d, now))
                .map(wanted -> step(before, wanted, shown, d)));
  }

  private Optional<DesiredExtension> declared(String name) {
    return desired.extensions().stream()
        .filter(e -> !e.absent() && e.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private boolean isWhatWasThere(ResolvedExtension wanted, TagDigest then) {
    TagDigest of = digest(wanted, then);
    return of.overall().equals(then.overall()) && of.guarded().equals(then.guarded());
  }

  private TagDigest digest(ResolvedExtension wanted, TagDigest then) {
    String name = wanted.declared().name();
    Optional<String> salt = then.guarded().map(TagDigest.Guarded::salt);
    Optional<TagDigest.Guarded> guarded =
        salt.isEmpty() && wanted.guarded().isPresent()
            ? Optional.of(new TagDigest.Guarded("", "")) // nothing was protected then
            : wanted.guarded().map(g -> hashes.guard(name, g, salt));
    return HiddenParts.of(wanted, content.digests().apply(name)).digest(guarded, then.sending());
  }

  /** What a write leaves out of the protected half would stay as the newer pom made it. */
  private static boolean bringsAllThatIsHidden(
      ResolvedExtension wanted, TagDigest then, Optional<ObservedExtension> now) {
    boolean replaced = now.isEmpty() || !now.get().handler().equals(wanted.handler());
    return replaced
        || wanted.protectedSettings().isPresent()
        || wanted.declared().fromKeyVault().isPresent()
        || HiddenHalf.isSame(Optional.empty(), Optional.of(new ForceUpdateTag(then, 0)), now.get());
  }

  private ExtensionStep step(
      BeforeExtension before,
      ResolvedExtension wanted,
      Optional<ObservedExtension> shown,
      TagDigest digest) {
    Optional<ObservedExtension> kept = shown.filter(s -> s.handler().equals(wanted.handler()));
    Value.Obj properties =
        before
            .sendable()
            .map(ExtensionProperties::carried)
            .orElseGet(() -> ExtensionProperties.merged(wanted, kept));
    ForceUpdateTag then =
        before.tag().orElseGet(() -> new ForceUpdateTag(digest(wanted, digest), 0));
    Optional<Instant> end =
        SasTerms.validity(wanted).map(v -> sas.fresh(wanted.declared().name(), v));
    String tag = new ForceUpdateTag(then.digest().until(end), then.attempt()).text();
    return new ExtensionStep(
        before.name(),
        properties.with(ExtensionProperties.TAG, Value.of(tag)),
        wanted.protectedSettings(),
        wanted.delivery());
  }
}
