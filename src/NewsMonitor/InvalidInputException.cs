namespace NewsMonitor;

/// <summary>
/// What came from outside (a file, an argument, a setting) cannot be used. The message is one clear line for the
/// person who gave it: what is wrong, where. The command line answers it with exit code 2, HTTP with a problem 400.
/// </summary>
public class InvalidInputException : Exception
{
    public InvalidInputException(string message) : base(message)
    {
    }

    public InvalidInputException(string message, Exception inner) : base(message, inner)
    {
    }
}
