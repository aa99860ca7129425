package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two halves of a custom script's settings while they are put together: its handler wants each
 * key in one of them only. Made for one extension.
 */
final class ScriptSettings {

  static final String COMMAND = "commandToExecute";
  static final String SCRIPT = "script";
  static final String URIS = "fileUris";
  static final String IDENTITY = "managedIdentity";
  static final String ACCOUNT_NAME = "storageAccountName";
  static final String ACCOUNT_KEY = "storageAccountKey";
  static final String KEEP_LINE_ENDS = "skipDos2Unix";

  private final ResolvedExtension plain;
  private final List<String> notes;
  private Value.Obj shown;
  private Optional<Value.Obj> hidden;

  ScriptSettings(ResolvedExtension plain) {
    this.plain = plain;
    this.notes = new ArrayList<>(plain.notes());
    this.shown = plain.settings();
    this.hidden = plain.protectedSettings();
    dropKeptTwins();
  }

  /** What the pom declares protected must not stay public only because the cloud shows it there. */
  private void dropKeptTwins() {
    if (plain.declared().settings().isEmpty()) {
      Value.Obj declared = hidden.orElse(Value.Obj.EMPTY);
      for (String key : List.of(COMMAND, SCRIPT, URIS)) {
        shown = declared.get(key).isPresent() ? shown.without(key) : shown;
      }
    }
  }

  /**
   * Content that the pom no longer has downloaded must not stay only because the cloud shows it.
   */
  void dropKeptContent() {
    if (plain.declared().settings().isEmpty()) {
      shown = ContentUris.withoutFiles(shown);
    }
  }

  /** Puts a value where it belongs: one that holds a secret is protected. */
  void place(String key, Value value) {
    if (!Confidential.isIn(value)) {
      shown = shown.with(key, value);
      hidden = hidden.map(h -> h.without(key));
      return;
    }
    if (shown.get(key).isPresent()) {
      notes.add(key + " holds a secret and moves to the protected settings");
    }
    protect(key, value);
  }

  /** Puts a value into the public half, unless the user has put one into either. */
  void placeDefault(String key, Value value) {
    shown = shown.get(key).isPresent() ? shown : shown.with(key, value);
  }

  /** Puts a value into the protected half. */
  void protect(String key, Value value) {
    hidden = Optional.of(hidden.orElse(Value.Obj.EMPTY).with(key, value));
    shown = shown.without(key);
  }

  /** Takes keys out of both halves. */
  void drop(String... keys) {
    for (String key : keys) {
      shown = shown.without(key);
      hidden = hidden.map(h -> h.without(key));
    }
  }

  /** Sees to it that the protected half is sent, and what was there before is gone. */
  void replaceProtected() {
    hidden = Optional.of(hidden.orElse(Value.Obj.EMPTY));
  }

  /** Does so where the pom declares nothing protected, and says why. */
  void clearProtected(String note) {
    if (hidden.isEmpty()) {
      replaceProtected();
      notes.add(note);
    }
  }

  ResolvedExtension resolved(Optional<Delivery> delivery) {
    return new ResolvedExtension(
        plain.declared(),
        plain.handler(),
        plain.entry(),
        plain.version(),
        shown,
        hidden,
        delivery,
        notes);
  }
}
