# fish completion for kubemori. What is offered comes from the program itself, so that this file knows no options.
function __kubemori_offer
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($typed[1] __complete $typed[2..-1] "$current" 2>/dev/null)
    switch "$lines[1]"
        case :file
            __fish_complete_path $current
        case :dir
            __fish_complete_directories $current
        case '*'
            printf '%s\n' $lines
    end
end

complete -c kubemori -f -a '(__kubemori_offer)'
