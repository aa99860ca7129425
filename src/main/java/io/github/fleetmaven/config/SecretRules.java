package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.SecretReference;
import io.github.fleetmaven.model.Value;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Checks references to secrets. */
final class SecretRules {

  /**
   * With another word before it, as in {@code app-secret:/etc/app}, it is a volume or the like, if
   * it doesn't name a store.
   */
  private static final Pattern NEAR_MISS =
      Pattern.compile("(?i)\\{*((?<![\\w.-])secret:/|secret://(env|server|file)/)[^\\s'\"{}]*\\}*");

  private final Problems problems;
  private final PlainSecretRules plain;

  SecretRules(Problems problems, PlainSecretRules plain) {
    this.problems = problems;
    this.plain = plain;
  }

  /**
   * Reports references in a text that are not well formed, what was surely meant for one, and what
   * should be one.
   *
   * @return whether the text can be used
   */
  boolean checkAllowed(String text, Place place) {
    boolean fine = true;
    plain.check(text, place);
    for (SecretReference.Part part : SecretReference.parts(text)) {
      if (part instanceof SecretReference.Part.Secret secret) {
        fine &= checkReference(secret, place);
      } else if (part instanceof SecretReference.Part.Plain plain) {
        fine &= checkPlain(plain.text(), place);
      }
    }
    return fine;
  }

  private boolean checkReference(SecretReference.Part.Secret secret, Place place) {
    boolean fine = secret.reference().filter(r -> nearMiss(r.path()).isEmpty()).isPresent();
    if (!fine) {
      problems.error(
          place,
          "`" + secret.text() + "` is no reference to a secret",
          "write secret://env/NAME, secret://server/ID or secret://file/PATH");
    }
    return fine;
  }

  private boolean checkPlain(String text, Place place) {
    Optional<String> meant = nearMiss(text);
    meant.ifPresent(
        m ->
            problems.error(
                place,
                "`"
                    + m
                    + "` looks like a reference to a secret, and would reach the machine as it"
                    + " stands",
                "inside a text, write {{secret://env/NAME}}"));
    return meant.isEmpty();
  }

  private static Optional<String> nearMiss(String text) {
    return NEAR_MISS.matcher(text).results().map(MatchResult::group).findFirst();
  }

  /** Reports the same anywhere in a value. */
  void checkAllowed(Value value, Place place) {
    if (value instanceof Value.Str text) {
      checkAllowed(text.text(), place);
    } else if (value instanceof Value.Num number) {
      plain.check(number.number().toPlainString(), place);
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
    if (!Confidential.isIn(text) && nearMiss(text).isEmpty()) {
      return true;
    }
    problems.error(
        place,
        "a secret can't stand here",
        "secrets are for commands, URIs of files, settings and protected settings");
    return false;
  }
}
