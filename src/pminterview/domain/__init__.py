"""The words of the product: frozen values and pure functions. No input, output, clock or chance."""
