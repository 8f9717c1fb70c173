using System.CommandLine;
using HubGraph.Data;
using HubGraph.Data.Demonstration;
using HubGraph.Data.Reference;

namespace HubGraph.Commands;

/// <summary><c>reference check</c>: what is wrong in the reference files, or worth a look.</summary>
internal static class ReferenceCommand
{
    public static Command Create()
    {
        Argument<DirectoryInfo?> folder = new("folder")
        {
            Description = "The folder of the files; those that the program ships if not given.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command check = new("check", "Checks the reference data: exit code 1 when it cannot be loaded.") { folder };
        check.SetAction(parsed =>
            Check(
                parsed.GetValue(folder) is { } given
                    ? new ReferenceFiles(name => File.OpenRead(Path.Combine(given.FullName, name)))
                    : ReferenceFiles.Shipped));
        return new Command("reference", "Works with the reference data.") { check };
    }

    private static int Check(ReferenceFiles files)
    {
        try
        {
            IReadOnlyList<ReferenceProblem> problems = ReferenceCheck.Run(files);
            foreach (ReferenceProblem problem in problems)
                Console.WriteLine($"{(problem.IsError ? "error" : "note")}: {problem}");
            int errors = problems.Count(problem => problem.IsError);
            Console.WriteLine($"{errors} errors, {problems.Count - errors} notes");
            return errors == 0 ? 0 : 1;
        }
        catch (StartupException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
        catch (IOException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
