package io.github.fleetmaven.mojo;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * What the goals of one Maven session know of each other: which targets were handled, and what
 * waits for the end of the last module. It lives in the session's chain of execution listeners,
 * since that is what is told when the last module has ended, before Maven says how the build went
 * (ADR 0004).
 *
 * <p>Safe for use by several threads, as modules may be built in parallel.
 */
final class FleetSession extends ForwardingExecutionListener {

  private final Map<String, Claim> handled = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();

  private FleetSession(ExecutionListener next) {
    super(next);
  }

  /** Returns that of a session; it is made when a goal first asks. */
  static FleetSession of(MavenSession session) {
    synchronized (session.getRequest()) {
      ExecutionListener listener = session.getRequest().getExecutionListener();
      if (listener instanceof FleetSession known) {
        return known;
      }
      FleetSession created = new FleetSession(listener);
      session.getRequest().setExecutionListener(created);
      return created;
    }
  }

  /**
   * Returns the targets that no other module has handled yet with this goal: those that children
   * inherit are handled once a session.
   *
   * @throws FleetException when two modules declare the same target each in its own way: one of the
   *     declarations would get lost
   */
  synchronized DesiredFleet claim(DesiredFleet fleet, FleetMojo mojo) {
    return claim(fleet, mojo.mojoExecution.getGoal(), mojo.project);
  }

  synchronized DesiredFleet claim(DesiredFleet fleet, String goal, MavenProject project) {
    return fleet.withTargets(
        fleet.targets().stream().filter(t -> isFor(project, goal, t)).toList());
  }

  /** Runs something when the last module has ended, if all of them succeeded. */
  synchronized void atEnd(MavenProject project, Log log, Runnable task) {
    waiting.add(new Waiting(project, log, task));
  }

  @Override
  public void sessionEnded(ExecutionEvent event) {
    MavenSession session = event.getSession();
    for (Waiting task : waiting()) {
      if (session.getResult().hasExceptions()) {
        task.log()
            .warn("nothing was applied for " + task.project().getId() + ", since the build failed");
      } else {
        run(task, session);
      }
    }
    super.sessionEnded(event);
  }

  private static void run(Waiting task, MavenSession session) {
    try {
      task.log().info("");
      task.log().info("applying the fleet of " + task.project().getId());
      task.task().run();
    } catch (FleetException e) {
      session.getResult().addException(new MojoFailureException(e.getMessage()));
    } catch (RuntimeException e) {
      // An error of the plugin; thrown from a listener it would hide how the build went.
      session.getResult().addException(e);
    }
  }

  private synchronized List<Waiting> waiting() {
    List<Waiting> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  private boolean isFor(MavenProject project, String goal, DesiredTarget target) {
    Claim mine = new Claim(project, place(target, project));
    Claim first = handled.computeIfAbsent(goal + " " + key(target), k -> mine);
    if (!first.place().equals(mine.place())) {
      throw new FleetException(
          "a target is declared twice",
          List.of(
              Diagnostic.error(
                  target.declaredAt() + ": " + target.name(),
                  "the same target is declared at " + first.place() + " as well",
                  "declare it in one place, and let the other module inherit it")));
    }
    return first.project().equals(project);
  }

  /** The same element of a parent's pom has another relative path from each child. */
  private static String place(DesiredTarget target, MavenProject project) {
    String at = target.declaredAt();
    int colon = at.lastIndexOf(':');
    if (colon < 0 || project.getBasedir() == null) {
      return at;
    }
    File file = new File(project.getBasedir(), at.substring(0, colon));
    return file.exists() ? file.toPath().normalize() + at.substring(colon) : at;
  }

  private static String key(DesiredTarget target) {
    if (target instanceof DesiredTarget.ScaleSet set) {
      return set.id().toString().toLowerCase(Locale.ROOT);
    }
    if (target instanceof DesiredTarget.Machine machine) {
      return machine.id().toString().toLowerCase(Locale.ROOT);
    }
    if (target instanceof DesiredTarget.EcsGroup ecs) {
      return ecs.regionId() + "/" + ecs.name(); // what runs find their commands again by
    }
    DesiredTarget.MachineGroup group = (DesiredTarget.MachineGroup) target;
    return group.subscriptionId() + group.resourceGroup() + group.tags() + group.name();
  }

  /**
   * Who handles a target.
   *
   * @param place where that module has it declared
   */
  private record Claim(MavenProject project, String place) {}

  private record Waiting(MavenProject project, Log log, Runnable task) {}
}
