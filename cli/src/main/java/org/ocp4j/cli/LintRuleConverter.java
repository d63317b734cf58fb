package org.ocp4j.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ocp4j.lint.LintRule;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the names of rules on the command line. */
final class LintRuleConverter implements ITypeConverter<LintRule> {
  @Override
  public LintRule convert(String id) {
    LintRule rule = LintRule.ofId(id);
    if (rule == null) {
      String known =
          Arrays.stream(LintRule.values()).map(LintRule::id).collect(Collectors.joining(", "));
      throw new TypeConversionException("there is no rule '" + id + "'; the rules are " + known);
    }
    return rule;
  }
}
