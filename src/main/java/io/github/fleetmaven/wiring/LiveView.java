package io.github.fleetmaven.wiring;

import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.report.Board;
import io.github.fleetmaven.report.LiveText;
import io.github.fleetmaven.time.Time;
import java.util.List;

/** The live view of a run, which its events keep up to date. Safe for use by several threads. */
final class LiveView implements RunListener, LiveLines {

  private final LiveText text;
  private final Time time;
  private Board board = Board.EMPTY;

  LiveView(LiveText text, Time time) {
    this.text = text;
    this.time = time;
  }

  @Override
  public synchronized void on(RunEvent event) {
    board = board.after(event, time.now());
  }

  @Override
  public synchronized List<String> lines(int width) {
    return text.lines(board, time.now(), width);
  }
}
