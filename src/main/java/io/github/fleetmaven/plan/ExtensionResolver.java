package io.github.fleetmaven.plan;

import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.catalog.CatalogEntry;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what a declared extension is on the target that shall carry it. Immutable. */
final class ExtensionResolver {

  private final Catalog catalog;

  ExtensionResolver(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Returns the extension; empty, with a diagnostic, when it can't be carried. */
  Optional<ResolvedExtension> resolve(
      DesiredExtension declared,
      Optional<ObservedExtension> observed,
      Optional<OsType> os,
      TargetContent content,
      String where,
      Diagnostics diagnostics) {
    Optional<Handler> handler = handler(declared, observed, os, where, diagnostics);
    return handler.flatMap(h -> settled(declared, h, observed, content, where, diagnostics));
  }

  private Optional<Handler> handler(
      DesiredExtension declared,
      Optional<ObservedExtension> observed,
      Optional<OsType> os,
      String where,
      Diagnostics diagnostics) {
    if (declared.handler().isPresent()) {
      return declared.handler();
    }
    if (declared.kind().isEmpty()) {
      Optional<Handler> present = observed.map(ObservedExtension::handler);
      if (present.isEmpty()) {
        diagnostics.error(
            where,
            "the extension isn't there and can't be created without publisher and type",
            "add <publisher> and <type>");
      }
      return present;
    }
    return handlerOfKind(declared.kind().get(), observed, os, where, diagnostics);
  }

  private Optional<Handler> handlerOfKind(
      String kind,
      Optional<ObservedExtension> observed,
      Optional<OsType> os,
      String where,
      Diagnostics diagnostics) {
    Optional<OsType> system = os.or(() -> onlySystemOf(kind)).or(() -> systemOf(kind, observed));
    if (system.isEmpty()) {
      diagnostics.error(
          where,
          "the cloud doesn't show the operating system, by which " + kind + " is chosen",
          "use <extension> with <publisher> and <type>");
      return Optional.empty();
    }
    Optional<CatalogEntry> entry = system.flatMap(s -> catalog.entry(kind, s));
    if (entry.isEmpty()) {
      diagnostics.error(
          where,
          kind + " doesn't exist for " + system.get().azureName() + ", which the target runs",
          "take it out, or use <extension> with <publisher> and <type>");
    }
    return entry.map(CatalogEntry::handler);
  }

  private Optional<OsType> onlySystemOf(String kind) {
    List<OsType> systems = catalog.systemsOf(kind);
    return systems.size() == 1 ? Optional.of(systems.get(0)) : Optional.empty();
  }

  private Optional<OsType> systemOf(String kind, Optional<ObservedExtension> observed) {
    return observed
        .flatMap(o -> catalog.entry(o.handler()))
        .filter(e -> e.kind().equalsIgnoreCase(kind))
        .map(CatalogEntry::os);
  }

  private Optional<ResolvedExtension> settled(
      DesiredExtension declared,
      Handler handler,
      Optional<ObservedExtension> observed,
      TargetContent content,
      String where,
      Diagnostics diagnostics) {
    Optional<CatalogEntry> entry = catalog.entry(handler);
    Optional<ObservedExtension> kept = observed.filter(o -> o.handler().equals(handler));
    Optional<String> version =
        declared
            .version()
            .or(() -> kept.flatMap(ObservedExtension::version))
            .or(() -> entry.map(CatalogEntry::defaultVersion));
    if (version.isEmpty()) {
      diagnostics.error(where, "nobody knows a version of " + handler, "add <version>");
    }
    Value.Obj settings =
        declared
            .settings()
            .orElseGet(() -> kept.map(ObservedExtension::settings).orElse(Value.Obj.EMPTY));
    for (String moved : declared.movedToProtected()) {
      settings = settings.without(moved);
    }
    ResolvedExtension plain =
        new ResolvedExtension(
            declared,
            handler,
            entry,
            version,
            settings,
            declared.protectedSettings(),
            Optional.empty(),
            movedNotes(declared, kept));
    return delivered(plain, kept, content, where, diagnostics)
        .filter(wanted -> hasOneProtectedHalf(wanted, where, diagnostics));
  }

  private static Optional<ResolvedExtension> delivered(
      ResolvedExtension plain,
      Optional<ObservedExtension> kept,
      TargetContent content,
      String where,
      Diagnostics diagnostics) {
    DesiredExtension declared = plain.declared();
    if (declared.dsc().isPresent()) {
      return DscDownloaded.map(plain, content, where, diagnostics);
    }
    return declared.script().isEmpty()
        ? Optional.of(plain)
        : CustomScript.map(
            new ScriptCase(
                declared.script().get(),
                plain,
                kept,
                content.digests().apply(declared.name()),
                content.place(),
                where,
                diagnostics));
  }

  /** Azure takes the protected settings from a write or from a Key Vault. */
  private static boolean hasOneProtectedHalf(
      ResolvedExtension wanted, String where, Diagnostics diagnostics) {
    boolean both =
        wanted.declared().fromKeyVault().isPresent() && wanted.protectedSettings().isPresent();
    if (both) {
      diagnostics.error(
          where,
          "what it carries needs protected settings of its own, and Azure takes all of them from"
              + " the Key Vault or none",
          "put the files where the machine can download them, name them in <fileUris>, and what is"
              + " secret into the Key Vault's secret; or take <protectedSettingsFromKeyVault> out");
    }
    return !both;
  }

  private static List<String> movedNotes(
      DesiredExtension declared, Optional<ObservedExtension> kept) {
    Stream<String> moved =
        declared.movedToProtected().stream()
            .filter(key -> kept.flatMap(o -> o.settings().get(key)).isPresent())
            .map(key -> key + " holds a secret and moves to the protected settings");
    return Stream.concat(moved, uncovered(declared, kept)).toList();
  }

  /** What was public with a signature in it, and is so no more although its key stays. */
  private static Stream<String> uncovered(
      DesiredExtension declared, Optional<ObservedExtension> kept) {
    Value.Obj wanted = declared.settings().orElse(Value.Obj.EMPTY);
    return wanted.members().entrySet().stream()
        .filter(
            e ->
                kept.flatMap(o -> o.settings().get(e.getKey()))
                    .filter(Confidential::isIn)
                    .isPresent())
        .filter(e -> !Confidential.isIn(e.getValue()))
        .map(e -> e.getKey() + " shows a shared access signature no more");
  }
}
