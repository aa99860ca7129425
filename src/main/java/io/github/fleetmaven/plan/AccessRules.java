package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/** What stands against reading content in the way that the pom asks for. Made for one extension. */
record AccessRules(ScriptCase of, ContentPlace place) {

  private static final String LINUX_VERSION = "2.1";
  private static final String WINDOWS_VERSION = "1.10";

  /** Returns whether nothing does; what does is told. */
  boolean check() {
    boolean fine = checkUsers(ScriptSettings.ACCOUNT_NAME);
    fine &= checkUsers(ScriptSettings.ACCOUNT_KEY);
    if (place instanceof ContentPlace.AzureStorage storage) {
      fine &= checkUsers(ScriptSettings.IDENTITY);
      fine &= checkVersion();
      fine &= checkUris(storage);
    }
    return fine;
  }

  /** The handler would use what the user gives for the files of the place as well. */
  private boolean checkUsers(String key) {
    boolean given =
        given(of.plain().declared().protectedSettings(), key)
            || given(of.plain().declared().settings(), key);
    if (given) {
      of.diagnostics()
          .error(
              of.where(),
              "<protectedSettings> give a "
                  + key
                  + ", and how the files are read is said by"
                  + " <content> ("
                  + place.declaredAt()
                  + ")",
              "take " + key + " out, or let <files> travel inside the extension");
    }
    return !given;
  }

  private static boolean given(Optional<Value.Obj> half, String key) {
    return half.flatMap(h -> h.get(key)).isPresent();
  }

  private boolean checkVersion() {
    if (!(place.access() instanceof ContentAccess.ManagedIdentity)) {
      return true;
    }
    String needed = of.os() == OsType.LINUX ? LINUX_VERSION : WINDOWS_VERSION;
    Optional<String> older = of.plain().version().filter(v -> Versions.isBelow(v, needed));
    older.ifPresent(
        version ->
            of.diagnostics()
                .error(
                    of.where(),
                    "version " + version + " of its handler can't read by managed identity",
                    "use <version>" + needed + "</version> or a newer one"));
    return older.isEmpty();
  }

  /** With the account's key the handler takes every address for a blob of that account. */
  private boolean checkUris(ContentPlace.AzureStorage storage) {
    if (!(place.access() instanceof ContentAccess.AccountKey)) {
      return true;
    }
    List<String> others =
        of.script().fileUris().stream()
            .filter(uri -> !uri.startsWith(storage.endpoint() + "/"))
            .toList();
    if (!others.isEmpty()) {
      of.diagnostics()
          .error(
              of.where(),
              "with the key of the storage account "
                  + storage.account()
                  + " the handler reads all"
                  + " <fileUris> from there, and "
                  + others.size()
                  + " of them aren't there",
              "let the machines read by managed identity or SAS, or make it <files>");
    }
    return others.isEmpty();
  }
}
