package io.github.fleetmaven.config;

import io.github.fleetmaven.model.SecretReference;
import io.github.fleetmaven.model.Value;

/** Checks references to secrets. */
final class SecretRules {

  private final Problems problems;

  SecretRules(Problems problems) {
    this.problems = problems;
  }

  /** Reports references in a text that are not well formed. */
  void checkAllowed(String text, Place place) {
    for (SecretReference.Part part : SecretReference.parts(text)) {
      if (part instanceof SecretReference.Part.Secret secret && secret.reference().isEmpty()) {
        problems.error(
            place,
            "`" + secret.text() + "` is no reference to a secret",
            "write secret://env/NAME, secret://server/ID or secret://file/PATH");
      }
    }
  }

  /** Reports references anywhere in a value that are not well formed. */
  void checkAllowed(Value value, Place place) {
    if (value instanceof Value.Str text) {
      checkAllowed(text.text(), place);
    } else if (value instanceof Value.Arr array) {
      array.items().forEach(item -> checkAllowed(item, place));
    } else if (value instanceof Value.Obj object) {
      object
          .members()
          .forEach(
              (key, member) ->
                  checkAllowed(member, Place.leaf(place.location(), place.path() + "/" + key)));
    }
  }

  /**
   * Reports a reference in a text that can't hold one.
   *
   * @return whether the text is free of references
   */
  boolean checkNone(String text, Place place) {
    if (!SecretReference.isIn(text)) {
      return true;
    }
    problems.error(
        place,
        "a secret can't stand here",
        "secrets are for commands, URIs of files, settings and protected settings");
    return false;
  }
}
