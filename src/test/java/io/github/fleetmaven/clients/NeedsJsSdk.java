package io.github.fleetmaven.clients;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/** Gives tests what the script in JavaScript did, and skips them where its SDK isn't there. */
final class NeedsJsSdk extends ServedClouds implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Command.onPath("node").isEmpty()) {
      return ConditionEvaluationResult.disabled("there is no node on the PATH");
    }
    boolean there =
        Files.isDirectory(JsRun.home().resolve("node_modules/@azure/arm-compute"))
            && Files.isDirectory(JsRun.home().resolve("node_modules/@azure/identity"));
    return there
        ? ConditionEvaluationResult.enabled("node and the SDK are there")
        : ConditionEvaluationResult.disabled(
            "no @azure/arm-compute and @azure/identity in "
                + JsRun.home().resolve("node_modules")
                + ": install them with -Pclients,clients-js, or name another folder with"
                + " -Dfleet.clients.node=DIR");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == JsRun.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return store(context)
        .computeIfAbsent(JsRun.class, key -> JsRun.of(of(context), folder(context)), JsRun.class);
  }
}
