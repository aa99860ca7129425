package io.github.fleetmaven.wiring;

import java.util.function.UnaryOperator;

/** A console that clears each line of secrets: the last gate before the user's eyes. */
record MaskedConsole(Console console, UnaryOperator<String> mask) implements Console {

  @Override
  public void info(String line) {
    console.info(mask.apply(line));
  }

  @Override
  public Live live(LiveLines lines) {
    return console.live(width -> lines.lines(width).stream().map(mask).toList());
  }

  @Override
  public void warn(String line) {
    console.warn(mask.apply(line));
  }
}
