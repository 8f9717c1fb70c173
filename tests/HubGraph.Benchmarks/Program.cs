Console.WriteLine("benchmarks: http | micro");
