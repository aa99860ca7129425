package io.github.fleetmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalSizeTest {

  @Test
  void readsWhatATerminalAnswers() {
    assertThat(TerminalSize.of("50 132\n")).isEqualTo(new TerminalSize(132, 50));
  }

  @Test
  void isTheUsualOneWhereNoneIsTold() {
    assertThat(TerminalSize.of("")).isEqualTo(TerminalSize.USUAL);
    assertThat(TerminalSize.of("0 0")).isEqualTo(TerminalSize.USUAL);
    assertThat(TerminalSize.of("stty: not a terminal")).isEqualTo(TerminalSize.USUAL);
  }
}
