package io.github.fleetmaven.clients;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/** Gives tests an {@code az} that has signed in, and skips them where there is none. */
final class NeedsAz extends ServedClouds implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Az.isThere()
        ? ConditionEvaluationResult.enabled("az is there")
        : ConditionEvaluationResult.disabled("there is no az on the PATH: install azure-cli");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Az.class
        || super.supportsParameter(parameter, context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Az.class
        ? store(context).computeIfAbsent(Az.class, key -> signedIn(context), Az.class)
        : super.resolveParameter(parameter, context);
  }

  private static Az signedIn(ExtensionContext context) {
    return Az.registered(of(context), folder(context), "latest").withServicePrincipal();
  }
}
