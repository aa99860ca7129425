package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentNames;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A DSC configuration that is built here and that the machine downloads. Pure. */
public final class DscDownloaded {

  /** The protected setting for what signs the address of the zip. */
  public static final String ZIP_TOKEN = "configurationUrlSasToken";

  /** The protected setting for what signs the address of the configuration data. */
  public static final String DATA_TOKEN = "configurationDataUrlSasToken";

  /** The public settings that hold the addresses. */
  static final List<String> HOLDERS = List.of("configuration", "configurationData");

  static final String URL = "url";

  private DscDownloaded() {}

  /** Returns the extension with its addresses; empty, with a diagnostic, when it has no place. */
  static Optional<ResolvedExtension> map(
      ResolvedExtension plain, TargetContent content, String where, Diagnostics diagnostics) {
    ContentDigest files = content.digests().apply(plain.declared().name());
    if (content.place().isEmpty() || files.bundles().isEmpty()) {
      diagnostics.error(
          where,
          "its handler downloads the configuration, and the pom names no place for it",
          "add <content> with <azureStorage>, <http> or <mavenRepository>");
      return Optional.empty();
    }
    return Optional.of(map(plain, new Delivery.Configuration(content.place().get(), files)));
  }

  private static ResolvedExtension map(ResolvedExtension plain, Delivery.Configuration delivery) {
    Value.Obj settings =
        addressed(
            plain.settings(),
            HOLDERS.get(0),
            ContentNames.of(delivery.place(), delivery.content().bundles().get(0), OsType.WINDOWS),
            delivery);
    for (ContentDigest.Part data : delivery.content().singles()) {
      String name = ContentNames.of(delivery.place(), data);
      settings = addressed(settings, HOLDERS.get(1), name, delivery);
    }
    return new ResolvedExtension(
        plain.declared(),
        plain.handler(),
        plain.entry(),
        plain.version(),
        settings,
        delivery.isSigned()
            ? Optional.of(plain.protectedSettings().orElse(Value.Obj.EMPTY))
            : plain.protectedSettings(),
        Optional.of(delivery),
        notes(plain, delivery));
  }

  private static Value.Obj addressed(
      Value.Obj settings, String holder, String name, Delivery.Configuration delivery) {
    String uri = ContentUris.of(delivery.place(), name);
    return settings.with(holder, settings.obj(holder).with(URL, Value.of(uri)));
  }

  private static List<String> notes(ResolvedExtension plain, Delivery.Configuration delivery) {
    List<String> notes = new ArrayList<>(plain.notes());
    ContentAccess asked = delivery.place().access();
    if (delivery.isSigned() && !(asked instanceof ContentAccess.Sas)) {
      notes.add("its handler knows no identity and no key, so it reads by a SAS");
    }
    return notes;
  }
}
