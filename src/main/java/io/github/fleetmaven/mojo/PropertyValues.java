package io.github.fleetmaven.mojo;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/** The values of expressions, as Maven has them while a goal runs. */
final class PropertyValues {

  private final PluginParameterExpressionEvaluator evaluator;

  PropertyValues(MavenSession session, MojoExecution execution) {
    this.evaluator = new PluginParameterExpressionEvaluator(session, execution);
  }

  /**
   * Returns the value of an expression.
   *
   * @param name what stands between the braces
   * @return empty when there is no value, or none that is a text
   * @throws FleetException when Maven can't evaluate the expression
   */
  Optional<String> of(String name) {
    try {
      return text(evaluator.evaluate("${" + name + "}"));
    } catch (ExpressionEvaluationException e) {
      throw new FleetException(
          "Tried to evaluate ${" + name + "} but failed",
          List.of(Diagnostic.error("", String.valueOf(e.getMessage()), "correct the expression")));
    }
  }

  private static Optional<String> text(@Nullable Object value) {
    boolean isText =
        value instanceof CharSequence
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof File
            || value instanceof Path;
    return isText ? Optional.of(String.valueOf(value)) : Optional.empty();
  }
}
