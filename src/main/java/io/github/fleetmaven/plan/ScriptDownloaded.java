package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentNames;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A custom script whose files the machine downloads from the place for content. Pure. */
final class ScriptDownloaded {

  private final ScriptCase of;
  private final ContentPlace place;
  private final AccessRules rules;

  ScriptDownloaded(ScriptCase of, ContentPlace place) {
    this.of = of;
    this.place = place;
    this.rules = new AccessRules(of, place);
  }

  Optional<ResolvedExtension> map() {
    Optional<String> command = of.command();
    if (!rules.check() || command.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> wrapped = command.filter(c -> isWrapped());
    Delivery.Downloaded delivery =
        new Delivery.Downloaded(
            place, of.os(), of.content(), of.script().fileUris(), wrapped, of.script().verified());
    return Optional.of(settings(command.get(), delivery).resolved(Optional.of(delivery)));
  }

  private ScriptSettings settings(String command, Delivery.Downloaded delivery) {
    ScriptSettings settings = new ScriptSettings(of.plain());
    settings.drop(ScriptSettings.COMMAND, ScriptSettings.SCRIPT, ScriptSettings.URIS);
    if (of.plain().declared().fromKeyVault().isEmpty() || !delivery.addedKeys().isEmpty()) {
      settings.replaceProtected();
    }
    if (delivery.wrapped().isEmpty()) {
      settings.place(ScriptSettings.COMMAND, Value.of(command));
    }
    if (!delivery.isSigned()) {
      settings.place(ScriptSettings.URIS, Value.ofTexts(uris()));
    }
    if (of.os() == OsType.LINUX) {
      settings.placeDefault(ScriptSettings.KEEP_LINE_ENDS, Value.of(true));
    }
    access(settings);
    return settings;
  }

  private void access(ScriptSettings settings) {
    if (place.access() instanceof ContentAccess.ManagedIdentity identity) {
      Value.Obj who = Value.Obj.EMPTY;
      who = identity.clientId().map(id -> with(Value.Obj.EMPTY, "clientId", id)).orElse(who);
      Value.Obj named = who;
      settings.protect(
          ScriptSettings.IDENTITY,
          identity.objectId().map(id -> with(named, "objectId", id)).orElse(named));
    }
    if (place.access() instanceof ContentAccess.AccountKey
        && place instanceof ContentPlace.AzureStorage storage) {
      settings.protect(ScriptSettings.ACCOUNT_NAME, Value.of(storage.account()));
      settings.protect(ScriptSettings.ACCOUNT_KEY, Value.of(storage.accountKey().orElse("")));
    }
  }

  private static Value.Obj with(Value.Obj object, String key, String text) {
    return object.with(key, Value.of(text));
  }

  private List<String> uris() {
    List<String> uris = new ArrayList<>();
    ContentNames.all(place, of.content(), of.os())
        .forEach(name -> uris.add(ContentUris.of(place, name)));
    uris.addAll(of.script().fileUris());
    return uris;
  }

  /** Windows keeps the folders of an address, and a Maven repository has names of its own. */
  private boolean isWrapped() {
    return of.os() == OsType.WINDOWS
        || of.script().verified()
        || place instanceof ContentPlace.MavenRepository
        || !of.content().bundles().isEmpty()
        || of.content().singles().stream()
            .map(ContentDigest.Part::name)
            .anyMatch(name -> name.contains("/"));
  }
}
