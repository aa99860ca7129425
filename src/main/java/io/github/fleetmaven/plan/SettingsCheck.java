package io.github.fleetmaven.plan;

import io.github.fleetmaven.catalog.CatalogEntry;
import io.github.fleetmaven.catalog.SettingType;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Warns of declared settings that a handler, as far as the catalogue knows it, won't take. */
final class SettingsCheck {

  private SettingsCheck() {}

  static void of(ResolvedExtension wanted, String where, Diagnostics diagnostics) {
    if (wanted.entry().isEmpty()) {
      return;
    }
    CatalogEntry entry = wanted.entry().get();
    check(wanted.declared().settings(), "settings", entry.publicSettings(), where, diagnostics);
    check(
        wanted.declared().protectedSettings(),
        "protectedSettings",
        entry.protectedSettings(),
        where,
        diagnostics);
  }

  private static void check(
      Optional<Value.Obj> declared,
      String half,
      Map<String, SettingType> known,
      String where,
      Diagnostics diagnostics) {
    for (var member : declared.orElse(Value.Obj.EMPTY).members().entrySet()) {
      SettingType type = known.get(member.getKey());
      String path = where + "/" + half + "/" + member.getKey();
      if (type == null) {
        diagnostics.warning(
            path,
            "the handler isn't known to take it",
            known.isEmpty() ? "it takes none there" : "it takes " + new TreeSet<>(known.keySet()));
      } else if (!type.accepts(member.getValue())) {
        diagnostics.warning(path, "it should be of the type " + type.word(), "correct it");
      }
    }
  }
}
