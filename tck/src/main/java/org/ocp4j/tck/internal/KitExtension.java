package org.ocp4j.tck.internal;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.ocp4j.tck.Rule;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Passes each test its rule and the settings, and cleans up after it. */
final class KitExtension
    implements BeforeEachCallback,
        AfterEachCallback,
        ExecutionCondition,
        InvocationInterceptor,
        TestExecutionExceptionHandler {
  private static final ExtensionContext.Namespace KEPT =
      ExtensionContext.Namespace.create(KitExtension.class);
  private static final String FAILED = "failed";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean isOver = context.getTestMethod().isPresent()
        && Settings.of(context::getConfigurationParameter).stops()
        && context.getRoot().getStore(KEPT).get(FAILED) != null;
    return isOver
        ? ConditionEvaluationResult.disabled(
            "skipped, because an earlier test failed and the option to stop is set")
        : ConditionEvaluationResult.enabled("");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (context.getRequiredTestInstance() instanceof EngineRules rules) {
      Class<?> outermost =
          context.getRequiredTestInstances().getEnclosingInstances().get(0).getClass();
      if (outermost != RunnerTck.class) {
        EnginesUnderTest.note(outermost.getName(), rules::provider);
      }
      rules.begin(Settings.of(context::getConfigurationParameter), rule(context));
      context
          .getRoot()
          .getStore(KEPT)
          .getOrComputeIfAbsent(outermost.getName(), key -> Gate.of(rules::provider), Gate.class)
          .pass();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getRequiredTestInstance() instanceof EngineRules rules) {
      Throwable failure = context.getExecutionException().orElse(null);
      if (failure != null && !(failure instanceof TestAbortedException)) {
        fail(context);
      }
      try {
        rules.end(failure);
      } catch (RuntimeException e) {
        fail(context);
        throw unexpected(context, e);
      } catch (Error e) {
        fail(context);
        throw e;
      }
    }
  }

  private static void fail(ExtensionContext context) {
    context.getRoot().getStore(KEPT).put(FAILED, FAILED);
  }

  /**
   * Turns an {@code OutOfMemoryError} into the failure of one test; without this, JUnit would end
   * the whole run.
   */
  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (OutOfMemoryError e) {
      throw unexpected(context, e);
    }
  }

  /** Reports an exception that a test did not expect in the form of all other failures. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    String message = String.valueOf(thrown.getMessage());
    if (thrown instanceof TestAbortedException || Contract.isViolation(message)) {
      throw thrown;
    }
    throw unexpected(context, thrown);
  }

  private static AssertionFailedError unexpected(ExtensionContext context, Throwable thrown) {
    AssertionFailedError failure = Contract.violated(
        rule(context),
        title(context),
        thrown,
        Origin.of(thrown, "the methods that the test calls"));
    failure.initCause(thrown);
    return failure;
  }

  /** Returns the display name of a test without the rule's number. */
  private static String title(ExtensionContext context) {
    String name = context.getDisplayName();
    return name.startsWith(rule(context) + ' ') ? name.substring(name.indexOf(' ') + 1) : name;
  }

  private static String rule(ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    Rule rule = method.getAnnotation(Rule.class);
    return rule == null ? "" : rule.value();
  }
}
