package io.github.fleetmaven.secret;

import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.SecretReference;
import java.util.stream.Stream;

/**
 * What stands in protected settings in the clear and looks like a secret: one word of some length.
 * Shorter words and sentences, such as a user's name or a command, would hide too much else.
 */
final class PlainSecrets {

  private static final int SHORTEST = 8;

  private PlainSecrets() {}

  static Stream<String> in(DesiredFleet fleet) {
    return fleet.targets().stream()
        .flatMap(target -> target.extensions().stream())
        .filter(extension -> !extension.absent())
        .flatMap(PlainSecrets::in);
  }

  private static Stream<String> in(DesiredExtension extension) {
    // What moved here beside a secret was declared public.
    return extension.protectedSettings().stream()
        .flatMap(settings -> settings.members().entrySet().stream())
        .filter(member -> !extension.movedToProtected().contains(member.getKey()))
        .flatMap(member -> Texts.of(member.getValue()))
        .filter(PlainSecrets::looksSecret);
  }

  private static boolean looksSecret(String text) {
    return text.length() >= SHORTEST
        && text.chars().noneMatch(Character::isWhitespace)
        && !SecretReference.isIn(text);
  }
}
