"""__future__: what is the rule by now."""

annotations = division = absolute_import = print_function = unicode_literals = generator_stop = nested_scopes = None
generators = with_statement = barry_as_FLUFL = None
all_feature_names = ["nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
                     "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"]
